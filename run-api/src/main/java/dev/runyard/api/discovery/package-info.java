/** How clients find the API: the discovery document and the ping. */
@NullMarked
package dev.runyard.api.discovery;

import org.jspecify.annotations.NullMarked;
