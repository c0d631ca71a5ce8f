package dev.runyard.persistence.configurationversion;

/** Where a configuration version came from, as HCP Terraform names it in the attribute {@code source}. */
public enum ConfigurationVersionSource {
    API("tfe-api");

    private final String wireName;

    ConfigurationVersionSource(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name in the API and the database. */
    public String wireName() {
        return wireName;
    }
}
