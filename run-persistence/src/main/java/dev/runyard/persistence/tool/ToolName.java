package dev.runyard.persistence.tool;

import java.util.Locale;

/** A program that can execute runs. */
public enum ToolName {
    /** HashiCorp's Terraform. */
    TERRAFORM("Terraform"),
    /** OpenTofu, by the name of its binary. */
    TOFU("OpenTofu");

    private final String title;

    ToolName(String title) {
        this.title = title;
    }

    /** Returns the name in the API, the database and towards workers. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }
}
