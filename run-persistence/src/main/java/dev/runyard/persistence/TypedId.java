package dev.runyard.persistence;

import java.io.Serializable;

/** An id that knows what it names. Its text has HCP Terraform's form, {@code run-CZcmD7eagjhyX0vN}. */
public interface TypedId extends Serializable {
    /** Returns the whole text, prefix included. */
    String value();
}
