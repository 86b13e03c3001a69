/// Where people leave: what happens on the way through a flow as numbers, without anybody in them.
@NullMarked
package dev.genkan.onboarding.funnel;

import org.jspecify.annotations.NullMarked;
