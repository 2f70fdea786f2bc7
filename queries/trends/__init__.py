"""Budgetentwicklung: budgets over the years, one package of questions per view."""
