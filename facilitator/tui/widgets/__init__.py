"""What is seen on the screens: each gets values and posts messages."""
