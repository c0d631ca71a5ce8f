package dev.runyard.persistence.organization;

/**
 * Which organizations are looked for; empty words are in all. The query of {@link Organizations} knows the components.
 *
 * @param either is in the name or in the e-mail address
 * @param name is in the name
 * @param email is in the e-mail address
 */
public record OrganizationSearch(String either, String name, String email) {
    /** Finds all. */
    public static final OrganizationSearch ALL = new OrganizationSearch("", "", "");

    /** Finds those with these words in the name or in the e-mail address. */
    public static OrganizationSearch either(String words) {
        return new OrganizationSearch(words, "", "");
    }
}
