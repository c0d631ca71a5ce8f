/** Stories of users of Terraform, over real HTTP, on a real PostgreSQL, with the real terraform. */
@NullMarked
package dev.runyard.acceptance;

import org.jspecify.annotations.NullMarked;
