"""The timetable as a week: half-days are cards that the mouse drags and the keyboard moves."""
