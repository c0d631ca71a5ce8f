package dev.runyard.api.team;

/**
 * A user of a team, as HCP Terraform's page "Team members" names them.
 *
 * @param id the user's name
 */
record Member(String id) {}
