package dev.runyard.persistence.run;

/** Who asked for a run, as HCP Terraform names it in the attribute {@code source}. */
public enum RunSource {
    API("tfe-api"),
    UI("tfe-ui"),
    CONFIGURATION_VERSION("tfe-configuration-version"),
    /** The apply of another workspace. */
    RUN_TRIGGER("tfe-run-trigger"),
    /** The CLI with a {@code remote} backend. */
    TERRAFORM("terraform"),
    /** The CLI with a {@code cloud} block. */
    TERRAFORM_CLOUD("terraform+cloud");

    private final String wireName;

    RunSource(String wireName) {
        this.wireName = wireName;
    }

    /** Tells whether the terraform CLI asked, which repeats a request that it got no answer to. */
    public boolean isCli() {
        return this == TERRAFORM || this == TERRAFORM_CLOUD;
    }

    /** Tells whether who asked can read logs of JSON; the {@code remote} backend prints them as they are. */
    public boolean readsStructuredOutput() {
        return this != TERRAFORM;
    }

    /** Returns the name in the API and the database. */
    public String wireName() {
        return wireName;
    }
}
