"""Who stands where: the countries of an edition, their basis and the exact bounds of their ranks."""
