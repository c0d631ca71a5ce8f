package dev.runyard.api.user;

/** A token for workers that somebody asks for; its description tells people which workers have it. */
record NewWorkerToken(String description) {}
