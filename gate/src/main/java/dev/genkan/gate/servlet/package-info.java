/// The gate at work in a Servlet container: it brings requests in and answers out, and decides nothing itself.
///
/// Start reading at [dev.genkan.gate.servlet.GateFilter]; what a handler and our own pages meet is
/// [dev.genkan.gate.servlet.Visit].
@NullMarked
package dev.genkan.gate.servlet;

import org.jspecify.annotations.NullMarked;
