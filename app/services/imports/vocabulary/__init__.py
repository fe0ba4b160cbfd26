"""The fields that lists have, and the words in which units write them."""
