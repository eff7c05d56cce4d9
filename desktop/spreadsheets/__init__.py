"""A workbook becomes a reading, and a reading a plan; no database, no window.

    file ─► container (what is it? may it be opened?) ─► xlsx | xls | ods | web | docx | separated ─► Workbook (cells)
         ─► legacy (TCVN3, VNI → Unicode) ─► headings, titles, rows ─► FileReading

:mod:`desktop.spreadsheets.reader` is the door for services. The first line of the picture runs in a child process.
"""
