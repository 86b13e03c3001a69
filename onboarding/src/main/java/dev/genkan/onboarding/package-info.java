/// What every member answers first: flows, journeys, receipts.
///
/// Deciding is pure ([Onboarding], [Journey], [StepOutcome]); doing happens in [Answering], through two ports:
/// [Members], the people, and [Journeys], what they have answered so far.
@NullMarked
package dev.genkan.onboarding;

import org.jspecify.annotations.NullMarked;
