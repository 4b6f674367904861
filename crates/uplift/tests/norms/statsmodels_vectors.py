"""Committed vectors for the norms' regression, from a peer: statsmodels' RLM with Tukey's bisquare and the scale of the
median absolute deviation about zero, started from the planted coefficients. Run with statsmodels 0.15 and numpy:

    python statsmodels_vectors.py > vectors.json
"""

import json

import numpy as np
import statsmodels.api as sm

rng = np.random.default_rng(20260101)
sets = []
for rows, outliers, noise in [(40, 0.0, 0.2), (120, 0.1, 0.4), (300, 0.2, 0.3), (60, 0.2, 0.1)]:
    x = np.column_stack([np.ones(rows), rng.normal(10, 1, rows), rng.normal(6, 0.8, rows), rng.normal(3, 0.9, rows)])
    planted = np.array([1.5, 0.6, 0.25, 0.3])
    y = x @ planted + rng.normal(0, noise, rows)
    gross = rng.random(rows) < outliers
    y[gross] += rng.choice([-6.0, 6.0, 8.0], gross.sum())
    fit = sm.RLM(y, x, M=sm.robust.norms.TukeyBiweight(c=4.685)).fit(
        scale_est="mad", start_params=planted, maxiter=500, tol=1e-12
    )
    sets.append(
        {
            "rows": [[round(v, 9) for v in row] for row in x.tolist()],
            "y": [round(v, 9) for v in y.tolist()],
            "coefficients": fit.params.tolist(),
            "scale": float(fit.scale),
            "zero_weights": int((fit.weights == 0).sum()),
        }
    )
print(json.dumps(sets))
