package dev.genkan.identity.attempt;

/// What [Resetting#finish] answers.
public sealed interface ResetFinished
        permits Proven,
                Answer.WrongCode,
                Answer.ExpiredCode,
                Answer.Rejected,
                Answer.Busy,
                Answer.NoAttempt,
                Answer.TooMany {}
