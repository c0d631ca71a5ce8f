/**
 * A worker: claims phases from a server, runs each in a disposable environment, and hands log, state and plan over.
 * Knows the contract and nothing else of the server.
 */
@NullMarked
package dev.runyard.worker;

import org.jspecify.annotations.NullMarked;
