package dev.runyard.acceptance.chaos;

import java.util.List;

/**
 * All that Runyard tells of a workspace.
 *
 * @param serials those of its states, oldest first
 * @param states the text of the present state, and of all that is kept aside
 */
record Account(String workspace, List<Told> runs, List<Long> serials, String states) {}
