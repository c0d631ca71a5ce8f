package dev.runyard.api.user;

/** A password that the site admin gives a user. */
record FirstPassword(String password) {
    @Override
    public String toString() {
        return "FirstPassword";
    }
}
