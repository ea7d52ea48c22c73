"""A small letter of our own, for going through the main job in a browser."""

LETTER = """Ministerie van Handel

Aan de Voorzitter van de Tweede Kamer

Den Haag, 3 februari 2023

Reactie op het onderzoek

Geachte voorzitter,

Het instituut concludeert dat de overheid bij haar inkoop te weinig naar mensenrechten
kijkt. Het kabinet onderschrijft deze conclusie. Het kabinet zal voor 1 juli 2024 in alle
aanbestedingen gepaste zorgvuldigheid eisen.

Het instituut beveelt aan om een nieuwe wet te maken. Deze aanbeveling neemt het kabinet
niet over. Europese regels zijn al in voorbereiding.

De minister van Handel
"""
NOTHING = "Boodschappen\n\nMelk, brood en een half pond kaas. De kat slaapt op de stoel bij het raam.\n"
