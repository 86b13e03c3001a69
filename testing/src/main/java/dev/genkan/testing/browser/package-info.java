/// The paths of a flow in a browser, looked over by axe. It needs `com.microsoft.playwright:playwright` and
/// `com.deque.html.axe-core:playwright` on the class path, and a Chromium on the machine.
@NullMarked
package dev.genkan.testing.browser;

import org.jspecify.annotations.NullMarked;
