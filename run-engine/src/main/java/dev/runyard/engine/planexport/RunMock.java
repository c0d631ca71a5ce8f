package dev.runyard.engine.planexport;

import tools.jackson.databind.JsonNode;

/** What is known of a run, as HCP Terraform's page "tfrun Sentinel import reference" has it. */
final class RunMock implements Mock {
    private final JsonNode run;

    /**
     * Stands for a run.
     *
     * @param run see {@link RunFacts}
     */
    RunMock(JsonNode run) {
        this.run = run;
    }

    @Override
    public String of() {
        return "tfrun";
    }

    @Override
    public String fileName() {
        return "mock-tfrun.sentinel";
    }

    @Override
    public void write(SentinelText to) {
        run.properties().forEach(fact -> {
            to.assign(fact.getKey());
            PlanJson.copy(fact.getValue(), to);
        });
    }
}
