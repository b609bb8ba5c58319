"""The browser seats: a server that gives each browser a program of its own, over one socket.

Whoever holds a link (``facilitator.services.links``) sits at its seat. The server checks who knocks
(``guards``, ``doors``), starts one process for each browser at each link (``process``), keeps it
while the network is away (``seat``, ``seats``), and hands over what is typed (``messages``) and
what is drawn (``outlet``). In the process runs the same program as in a terminal; its screen is
``driver``, the only module here that loads Textual.
"""
