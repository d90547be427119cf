"""Markdown with many papers in one file, or with headings and labels in one paper: its marks, blocks and parts."""
