"""What an alert, a case file, a shift, a pipeline is: frozen values and their rules, without Qt, SQL or a clock."""
