package dev.runyard.engine;

import java.util.function.Supplier;

/** Reads what belongs together: with one connection, and each row once. */
public interface Reading {
    /** Reads; nothing may be written meanwhile, and nothing be waited for. */
    <T> T of(Supplier<T> reads);
}
