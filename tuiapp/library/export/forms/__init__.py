"""The output forms, a file each; the table that names them is `tuiapp.library.export.output_forms`."""
