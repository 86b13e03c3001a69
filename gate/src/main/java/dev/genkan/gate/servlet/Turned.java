package dev.genkan.gate.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/// Somebody who may not pass, and where they stand.
///
/// @param atHandler at a handler that demands something by itself; otherwise at the gate
record Turned(Visit visit, HttpServletRequest request, HttpServletResponse response, boolean atHandler) {}
