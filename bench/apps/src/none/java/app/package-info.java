/// Open to everybody: what the others are compared with.
package app;
