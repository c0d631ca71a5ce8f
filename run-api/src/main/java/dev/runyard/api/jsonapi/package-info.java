/**
 * The JSON:API format, as HCP Terraform speaks it: resources that declare what they show, request documents read into
 * records, pages, included resources and errors. Nothing here knows a feature.
 */
@NullMarked
package dev.runyard.api.jsonapi;

import org.jspecify.annotations.NullMarked;
