/** Tags over HTTP: as bindings of keys and values, as flat names, and as those of an organization. */
@NullMarked
package dev.runyard.api.tag;

import org.jspecify.annotations.NullMarked;
