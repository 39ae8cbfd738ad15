"""A complete simulated dataset on the frame of the official plan, to show every state the site has.

Plan, measures, departments and targets are the official ones; every reported figure, state and community is
made up from a seed, and each says 演示数据.
"""

from dashboard.demo.dataset import AS_OF, generate

__all__ = ["AS_OF", "generate"]
