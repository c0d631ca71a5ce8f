/** Data of plans for use elsewhere: mocks, with which policies in Sentinel are tested. */
@NullMarked
package dev.runyard.engine.planexport;

import org.jspecify.annotations.NullMarked;
