/** Providers that an organization's runs have downloaded before. */
@NullMarked
package dev.runyard.worker.provider;

import org.jspecify.annotations.NullMarked;
