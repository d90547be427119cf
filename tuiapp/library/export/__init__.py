"""Papers as text for other programs and for pasting: `output_forms` has the table, `forms` a file for each form."""
