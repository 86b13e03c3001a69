/// What the dashboard has of webhooks: who is told, what was told, and once more.
@NullMarked
package dev.genkan.server.dashboard.webhooks;

import org.jspecify.annotations.NullMarked;
