package dev.runyard.persistence.run;

/** Who asked for a run, as HCP Terraform names it in the attribute {@code source}. */
public enum RunSource {
    API("tfe-api"),
    UI("tfe-ui"),
    CONFIGURATION_VERSION("tfe-configuration-version"),
    CLI("terraform+cloud");

    private final String wireName;

    RunSource(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in the API and the database. */
    public String wireName() {
        return wireName;
    }
}
