"""One module for each benchmark; `app.cli.bench` runs them and prints what they measured."""
