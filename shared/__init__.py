"""What every service stands on."""

import gc

# A start makes some hundred thousand objects that stay, and hardly any cycles: looking for those at the usual pace,
# every 2,000 objects, took a fifteenth of a cold start. A request makes too few for the later first look to matter.
gc.set_threshold(200_000)
