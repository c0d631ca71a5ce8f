package dev.runyard.persistence.stateversion;

/** A recovery snapshot with the state that it is. */
public record LateState(RecoverySnapshot snapshot, StateVersion state) {}
