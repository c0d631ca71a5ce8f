package dev.runyard.api.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A password that a user wants instead of the present one; the names are those of HCP Terraform's documentation. */
record ChangedPassword(
        @JsonProperty("current_password") @Nullable String currentPassword,
        String password,
        @JsonProperty("password_confirmation") @Nullable String passwordConfirmation) {
    @Override
    public String toString() {
        return "ChangedPassword";
    }
}
