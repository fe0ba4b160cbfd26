"""The roster of cadres: posts they hold and trainings they have behind them."""
