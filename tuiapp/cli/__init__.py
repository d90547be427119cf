"""The subcommands that print and exit; none of them imports textual."""
