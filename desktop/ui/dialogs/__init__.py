"""What stands before the page for one job: typing a record, saying a decision."""
