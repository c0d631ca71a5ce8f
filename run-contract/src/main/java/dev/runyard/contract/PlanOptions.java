package dev.runyard.contract;

import java.util.List;

/** The options of a run that change what terraform is asked to do; names are those of the run's attributes. */
public record PlanOptions(
        boolean isDestroy,
        boolean refreshOnly,
        boolean refresh,
        List<String> targetAddrs,
        List<String> replaceAddrs,
        List<String> invokeActionAddrs,
        boolean allowConfigGeneration) {}
