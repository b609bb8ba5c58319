"""The only package that knows SQLite: one file holds the log, the register and the drafts.

Everything that changes the file happens inside ``Database.writing()``: one lock, one transaction.
What happened is appended to the log (``log.py``) and never changed; people and organisations are
ordinary rows (``register.py``); what is still being typed is a draft (``drafts.py``). Whatever goes
wrong is one of the errors in ``errors.py``, never an error of SQLite.
"""
