"""One module per command of `thidua`: options, the call, what is printed."""
