"""Articles out of other people's files: Word documents, feeds, the pages of an old portal.

`docx.read_docx`, `feeds.read_feed` and `archive.read_archive` take an open binary file and give ImportedArticles, or
raise a ValidationError that an editor understands. They touch no model.
"""
