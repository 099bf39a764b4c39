"""What an editor shows of the workspace's files, asked of the language server that editors use."""
