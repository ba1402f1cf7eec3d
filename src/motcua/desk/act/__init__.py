"""Every verb of the lifecycle as a screen.

They are alike: load, ask, do, say what was done. So there is one view and one page, and a table from verb to form
(`FORMS` in view.py). A verb without questions is a button; its screen only asks once more. What is truly different
(handing in at the counter) has a folder of its own.
"""
